export { assistedGuide, type AssistedGuide } from './assisted.guide.ts';
export { assistedPresets, type AssistedPreset } from './assisted.presets.ts';
export { createAssistedPublisher } from './assisted.publisher.ts';
