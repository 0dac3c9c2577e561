import { CloneWizard, PackGallery } from '#designer/packs';
import { usePath } from './router.tsx';

/** `packs`: all packs; `packs/<id>`: look at one and clone it. */
export function PacksScreen() {
  const [, pack] = usePath();
  return pack ? <CloneWizard key={pack} pack={pack} /> : <PackGallery />;
}
