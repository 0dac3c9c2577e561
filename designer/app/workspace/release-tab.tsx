import { ReleasePanel } from '#designer/release';

/** 发布: trial, publishing, links and versions of this draft. */
export function ReleaseTab() {
  return (
    <div className="page form-page">
      <ReleasePanel />
    </div>
  );
}
