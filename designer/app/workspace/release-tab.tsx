import { ReleasePanel } from '#designer/release';
import { useSections } from './section.ts';

/** 发布: trial, publishing, links and versions of this draft. */
export function ReleaseTab() {
  useSections('release');
  return (
    <div className="page form-page">
      <ReleasePanel />
    </div>
  );
}
