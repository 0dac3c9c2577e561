import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { cell } from './external.ts';

/** Where the designer is served, without the trailing slash. */
const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

const here = () => location.pathname.slice(BASE.length).replace(/^\/|\/$/g, '');

const path = cell(typeof location === 'undefined' ? '' : here());
const guards = new Set<() => void>();

if (typeof addEventListener !== 'undefined') addEventListener('popstate', () => path.set(here()));

/** Goes to a path of the designer, e.g. `designs/d1/process`. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  for (const guard of guards) guard();
  history[options.replace ? 'replaceState' : 'pushState'](null, '', `${BASE}/${to}`);
  path.set(here());
}

/** Called before the page changes: commit what is being typed. */
export function onLeave(guard: () => void): () => void {
  guards.add(guard);
  return () => guards.delete(guard);
}

/** The path below the base as decoded segments. */
export function usePath(): readonly string[] {
  return path.use().split('/').filter(Boolean).map(decodeURIComponent);
}

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly to: string };

/** A link within the designer: an ordinary anchor, so that it opens in a new tab as well. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...rest} href={`${BASE}/${to}`} onClick={go} />;
}
