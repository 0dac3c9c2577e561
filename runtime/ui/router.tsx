import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { cell } from './cell.ts';

/** A tiny router over the browser's history; paths stand below the app's base (`/`, `/work/`). */
let base = '';
const guards = new Set<() => boolean>();
const place = cell({ path: '', search: '' });

function here() {
  const { pathname, search } = location;
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return { path: path.replace(/^\/|\/$/g, ''), search };
}

/** Called once by the app, with where it is served. */
export function startRouter(at: string): void {
  base = at.replace(/\/$/, '');
  place.set(here());
  addEventListener('popstate', () => {
    place.set(here());
    toTop();
  });
}

/** Goes to a path below the base, e.g. `tasks/t1?tab=form`. A guard may hold it back. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  for (const guard of guards) if (!guard()) return;
  history[options.replace ? 'replaceState' : 'pushState'](null, '', `${base}/${to.replace(/^\//, '')}`);
  const before = place.get().path;
  place.set(here());
  if (place.get().path !== before) toTop();
}

/** A new page begins at its top, also for screen readers: the focus goes to its heading. */
function toTop(): void {
  scrollTo(0, 0);
  requestAnimationFrame(() => {
    const heading = document.querySelector<HTMLElement>('main h1');
    if (!heading || document.activeElement?.closest('main, dialog')) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
}

/** Asked before the page changes; `false` stays (something typed is not sent yet). */
export function guardLeave(guard: () => boolean): () => void {
  guards.add(guard);
  return () => guards.delete(guard);
}

/** The path as decoded segments, and the query. */
export function useRoute(): { readonly path: readonly string[]; readonly query: URLSearchParams } {
  const { path, search } = place.use();
  return { path: path.split('/').filter(Boolean).map(decode), query: new URLSearchParams(search) };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The address of a path below the base. */
export function hrefOf(to: string): string {
  return `${base}/${to.replace(/^\//, '')}`;
}

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly to: string };

/** A link within the app: an ordinary anchor, so that it opens in a new tab as well. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...rest} href={hrefOf(to)} onClick={go} />;
}
