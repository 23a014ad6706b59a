import {
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
  createTheme,
  defaultVariantColorsResolver,
} from '@mantine/core';

const steps = ['50', '100', '200', '300', '400', '500', '600', '700', '800', '900'] as const;

/** The ten shades of a ramp of `tokens.css`, by reference: a ramp is written once. */
function ramp(name: string): MantineColorsTuple {
  return steps.map((step) => `var(--bf-${name}-${step})`) as unknown as MantineColorsTuple;
}

const roles: Record<string, { solid: string; hover: string; on: string; soft: string; ink: string }> = {
  brick: { solid: 'action', hover: 'action-hover', on: 'on-action', soft: 'brand-soft', ink: 'brand-ink' },
  calm: { solid: 'calm-solid', hover: 'calm-solid', on: 'on-calm', soft: 'calm-soft', ink: 'calm-ink' },
  amber: { solid: 'watch-solid', hover: 'watch-solid', on: 'on-watch', soft: 'watch-soft', ink: 'watch-ink' },
  alarm: { solid: 'alarm-solid', hover: 'alarm-solid', on: 'on-alarm', soft: 'alarm-soft', ink: 'alarm-ink' },
  slate: { solid: 'ink', hover: 'ink-2', on: 'surface', soft: 'sunken', ink: 'ink-2' },
};

const variantColors: VariantColorsResolver = (input) => {
  const role = roles[input.color ?? input.theme.primaryColor];
  if (input.variant === 'default') {
    return {
      background: 'var(--bf-surface)',
      hover: 'var(--bf-hover)',
      color: 'var(--bf-ink)',
      border: '1px solid var(--bf-line-strong)',
    };
  }
  if (role && input.variant === 'filled') {
    return {
      background: `var(--bf-${role.solid})`,
      hover: `var(--bf-${role.hover})`,
      color: `var(--bf-${role.on})`,
      border: '1px solid transparent',
    };
  }
  if (role && input.variant === 'light') {
    return {
      background: `var(--bf-${role.soft})`,
      hover: `var(--bf-${role.soft})`,
      color: `var(--bf-${role.ink})`,
      border: '1px solid transparent',
    };
  }
  if (input.variant === 'subtle') {
    return {
      background: 'transparent',
      hover: 'var(--bf-sunken)',
      color: input.color === 'alarm' ? 'var(--bf-alarm-ink)' : 'var(--bf-ink-2)',
      border: '1px solid transparent',
    };
  }
  return defaultVariantColorsResolver(input);
};

/** Mantine dressed in the tokens. Buttons are outlined unless one says `variant="filled"`: one brick per screen. */
export const theme = createTheme({
  colors: {
    brick: ramp('brick'),
    stone: ramp('stone'),
    slate: ramp('slate'),
    amber: ramp('amber'),
    alarm: ramp('alarm'),
    calm: ramp('calm'),
  },
  primaryColor: 'brick',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: false,
  variantColorResolver: variantColors,
  fontFamily: 'var(--bf-font-text)',
  headings: { fontFamily: 'var(--bf-font-head)', fontWeight: '640' },
  fontSizes: { xs: '.8125rem', sm: '.875rem', md: '.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  defaultRadius: 5,
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '14px', xl: '999px' },
  shadows: { sm: 'var(--bf-e1)', md: 'var(--bf-e2)', lg: 'var(--bf-e3)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { variant: 'default', size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 36 } },
    // Without the placeholder, which is no child of a menu, the focus goes to the menu itself.
    Menu: { defaultProps: { shadow: 'lg', radius: 8, position: 'bottom-end', withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { radius: 8, centered: true } },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
    SegmentedControl: { defaultProps: { radius: 5 } },
  },
});

/** The roles that Mantine knows by other names. */
const schemeRoles = {
  '--mantine-color-body': 'var(--bf-bg)',
  '--mantine-color-text': 'var(--bf-ink)',
  '--mantine-color-bright': 'var(--bf-ink)',
  '--mantine-color-dimmed': 'var(--bf-ink-3)',
  '--mantine-color-anchor': 'var(--bf-link)',
  '--mantine-color-error': 'var(--bf-alarm-ink)',
  '--mantine-color-placeholder': 'var(--bf-ink-3)',
  '--mantine-color-default': 'var(--bf-raised)',
  '--mantine-color-default-hover': 'var(--bf-hover)',
  '--mantine-color-default-color': 'var(--bf-ink)',
  '--mantine-color-default-border': 'var(--bf-line-strong)',
  '--mantine-color-disabled': 'var(--bf-sunken)',
  '--mantine-color-disabled-color': 'var(--bf-ink-3)',
  '--mantine-color-disabled-border': 'var(--bf-line)',
  '--mantine-primary-color-filled': 'var(--bf-action)',
  '--mantine-primary-color-filled-hover': 'var(--bf-action-hover)',
  '--mantine-color-brick-filled': 'var(--bf-action)',
  '--mantine-color-brick-filled-hover': 'var(--bf-action-hover)',
};

/** Mantine writes its own defaults per scheme with more weight than `:root`, hence the roles in each. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeRoles,
  dark: schemeRoles,
});
