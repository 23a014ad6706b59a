import type { Bilingual } from '@beffroi/contracts';
import { useTerritoryFormat } from '../../../shared/use-territory-format.ts';
import { useWords } from '../../../shared/words.ts';
import { curveStepMs, marksOn } from '../../../shared/crisis-curve.rules.ts';
import type { WallAlert } from './use-wall-alert.ts';
import classes from './wall-alert.module.css';
import { layMarks } from './wall-alert.rules.ts';

/* Drawn in units of the wall: a text of 24 is 24 u. */
const WIDTH = 1090;
const SIZE = 26;
const LANES = 3;
const TOP = LANES * 36 + 12;
const BARS = 262;
const LEFT = 66;
const HEIGHT = TOP + BARS + 44;

/** Where the words of a lane stand; the first lane is the nearest to the bars. */
const baseOf = (lane: number) => (LANES - lane) * 36 - 8;

/** The curve of the event for 3 m: bars, usual band, moments with their words, four hours, the highest number. */
export function WallCurve({ alert }: { alert: WallAlert }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const curve = curveOf(alert);
  if (!curve || curve.points.length === 0) return null;
  const { points } = curve;
  const max = Math.max(1, ...points.map(({ mentions, high = 0 }) => Math.max(mentions, high)));
  const width = (WIDTH - LEFT) / points.length;
  const x = (place: number) => LEFT + place * width;
  const y = (value: number) => TOP + BARS - (value / max) * BARS;
  const detectedAt = Date.parse(alert.crisis?.detectedAt ?? alert.alarm?.detectedAt ?? '');
  const step = curveStepMs[curve.step];
  const marks = layMarks(
    marksOn(curve).map((mark) => ({ ...mark, x: x(mark.place), label: capital(mark.label) })),
    { width: WIDTH, size: SIZE, lanes: LANES, locale: format.locale },
  );
  const most = points.reduce((best, point) => (point.mentions > best.mentions ? point : best));
  const every = Math.max(1, Math.ceil(points.length / 5));
  const band = points.every(({ high }) => high !== undefined);
  return (
    <figure className={classes.curve}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('wallalert.curve.sentence', { most: format.number(most.mentions), at: format.hour(most.at) })}
      >
        {band && (
          <polygon
            className={classes.band}
            points={[
              ...points.map((point, index) => `${x(index + 0.5)} ${y(point.high ?? 0)}`),
              ...points.map((point, index) => `${x(index + 0.5)} ${y(point.low ?? 0)}`).toReversed(),
            ].join(' ')}
          />
        )}
        {points.map((point, index) => (
          <rect
            key={point.at}
            className={Date.parse(point.at) + step > detectedAt ? classes.after : classes.before}
            x={x(index) + width * 0.12}
            width={width * 0.76}
            y={y(point.mentions)}
            height={TOP + BARS - y(point.mentions)}
          />
        ))}
        <line className={classes.axis} x1={LEFT} x2={WIDTH} y1={TOP + BARS} y2={TOP + BARS} />
        <text x={LEFT - 10} y={y(most.mentions) + 9} textAnchor="end" className={classes.tick}>
          {format.number(most.mentions)}
        </text>
        <text x={LEFT - 10} y={TOP + BARS} textAnchor="end" className={classes.tick}>
          0
        </text>
        {points.map(
          (point, index) =>
            index % every === 0 &&
            x(index) < WIDTH - 90 && (
              <text key={point.at} x={x(index)} y={HEIGHT - 8} className={classes.tick}>
                {format.hour(point.at)}
              </text>
            ),
        )}
        {marks.map((mark) => (
          <line
            key={`${mark.kind}${mark.at}`}
            className={mark.kind === 'alarm' ? classes.detection : classes.mark}
            x1={mark.x}
            x2={mark.x}
            y1={mark.lane === -1 ? TOP : baseOf(mark.lane) + 8}
            y2={TOP + BARS}
          />
        ))}
        {marks.map(
          (mark) =>
            mark.lane !== -1 && (
              <text
                key={`${mark.kind}${mark.at}`}
                className={mark.kind === 'alarm' ? classes.detected : undefined}
                x={mark.textX}
                y={baseOf(mark.lane)}
              >
                {mark.label[format.locale]}
              </text>
            ),
        )}
      </svg>
      <ol className={classes.marks}>
        {marks.map((mark) => (
          <li key={`${mark.kind}${mark.at}`}>
            {format.hour(mark.at)} {mark.label[format.locale]}
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** Each stands alone on the drawing. */
function capital({ fr, en }: Bilingual): Bilingual {
  const raise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return { fr: raise(fr), en: raise(en) };
}

/** That of the room; before there is one, that of the alarm with its two moments. */
function curveOf({ room, alarm, alarmCurve }: WallAlert) {
  if (room) return room.curve;
  if (!alarm || !alarmCurve) return undefined;
  const label = { fr: 'Alerte', en: 'Alert' };
  return {
    step: alarmCurve.curveStep,
    points: alarmCurve.curve,
    marks: [{ at: alarm.detectedAt, kind: 'alarm' as const, label }],
  };
}
