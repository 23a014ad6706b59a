/** The belfry: slate roof, brick tower, bell cut out. Decorative; the name stands beside it. */
export function Logo({ size = 36, roof = 'var(--bf-ink)' }: { size?: number; roof?: string }) {
  return (
    <svg viewBox="0 0 40 48" width={size} height={Math.round(size * 1.2)} aria-hidden="true">
      <path fill={roof} d="M20 0 30.5 12h-21zM6.5 13.5h27v4.5h-27z" />
      <path
        fill="var(--bf-brick-500)"
        fillRule="evenodd"
        d="M8.5 20h23v28h-23zM20 23.5c-4.5 0-6.2 3.3-6.2 6.8v4.2l-2.4 3.9h17.2l-2.4-3.9v-4.2c0-3.5-1.7-6.8-6.2-6.8zM17 40.5h6a3 3 0 0 1-6 0z"
      />
    </svg>
  );
}
