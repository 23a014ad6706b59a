import { useSyncExternalStore } from 'react';
import { remember, remembered } from './locale.ts';

const KEY = 'beffroi.sound';
const watchers = new Set<() => void>();
let on = remembered(KEY) === 'on';
let audio: AudioContext | undefined;

/** Whether alarms are heard on this device. Off until a person asks for it; what rings is always seen too. */
export function useSound(): { on: boolean; set: (on: boolean) => void } {
  const value = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => on,
  );
  return { on: value, set: setSound };
}

function setSound(value: boolean): void {
  on = value;
  remember(KEY, value ? 'on' : 'off');
  for (const watcher of watchers) watcher();
  // The click that turns it on is also what lets the browser play, and the first ring tells how it sounds.
  if (value) ring(1);
}

/** Rings the bell: three strokes of a struck bell, its partials in the ratios of a real one, louder with the level. */
export function ring(level: number): void {
  if (!on) return;
  audio ??= new AudioContext();
  const context = audio;
  void context.resume().then(() => {
    for (let stroke = 0; stroke < Math.min(3, level + 1); stroke++)
      strike(context, context.currentTime + stroke * 0.9, level);
  });
}

/** Hum, prime, tierce, quint and nominal of a minor-third bell. */
const partials = [
  [0.5, 0.5],
  [1, 0.8],
  [1.2, 0.5],
  [1.5, 0.3],
  [2, 0.6],
] as const;

function strike(context: AudioContext, at: number, level: number): void {
  for (const [ratio, part] of partials) {
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = 392 * ratio;
    gain.gain.setValueAtTime(0.0001, at);
    gain.gain.exponentialRampToValueAtTime(0.06 * part * (0.7 + level * 0.1), at + 0.01);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + 2.4 / ratio);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + 2.6 / ratio);
  }
}
