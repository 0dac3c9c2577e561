import { useFocusTarget } from '../design/index.ts';

/** Frames to wait for a section that is still being read: about two seconds. */
const PATIENCE = 120;

/** Brings the heading with this id to the top and gives it the focus, so that Tab goes on from there. */
function goToSection(id: string, frames = PATIENCE): void {
  const heading = document.getElementById(id);
  if (!heading || heading.offsetParent === null) {
    if (frames > 0) requestAnimationFrame(() => goToSection(id, frames - 1));
    return;
  }
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading.scrollIntoView({ block: 'start' });
  heading.focus({ preventScroll: true });
}

/** A tab whose sections can be led to: "show me" with this tab and a section of it. */
export function useSections(tab: string): void {
  useFocusTarget((target) => {
    if (target.kind !== 'tab' || target.tab !== tab || target.section === undefined) return;
    goToSection(target.section);
  });
}
