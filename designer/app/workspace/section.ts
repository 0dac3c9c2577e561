import { useFocusTarget } from '../design/index.ts';

/** Brings the heading with this id to the top and gives it the focus, so that Tab goes on from there. */
export function goToSection(id: string): void {
  const heading = document.getElementById(id);
  if (!heading) return;
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading.scrollIntoView({ block: 'start' });
  heading.focus({ preventScroll: true });
}

/** A tab whose sections can be led to: "show me" with this tab and a section of it. */
export function useSections(tab: string): void {
  useFocusTarget((target) => {
    if (target.kind !== 'tab' || target.tab !== tab || target.section === undefined) return;
    const { section } = target;
    // The tab is shown by the same click: its place is known with the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => goToSection(section)));
  });
}
