import type { AnchorHTMLAttributes, Ref } from 'react';

/** A figure that opens the posts that it counts. The application gives it its router: `createLink(NumberLink)`. */
export function NumberLink({
  ref,
  className,
  children,
  ...anchor
}: AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }) {
  return (
    <a {...anchor} ref={ref} className={className ? `num ${className}` : 'num'}>
      {children}
    </a>
  );
}
