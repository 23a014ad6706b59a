import type { DemoImage } from './demo.posts.ts';

/* Pictures of invented places, drawn: nobody is in them, and nobody's rights are. */

type Palette = { sky: string; sun: string; far: string; near: string; ground: string };
const palettes: Record<DemoImage, Palette> = {
  vineyard: { sky: '#D9E2E6', sun: '#F9BA5F', far: '#A9BDB0', near: '#87A48F', ground: '#C9B58A' },
  train: { sky: '#E3E6EA', sun: '#F4D7A1', far: '#B9C4C9', near: '#8FA3A8', ground: '#6E7F74' },
  canal: { sky: '#DCE6EC', sun: '#F6C983', far: '#9DB4A6', near: '#7C9A86', ground: '#5E86A0' },
  market: { sky: '#F0E6D8', sun: '#E9A15B', far: '#D8B48A', near: '#B98B5E', ground: '#8C6A4B' },
  campus: { sky: '#E1E7EF', sun: '#F5CF8E', far: '#A9B7C4', near: '#8796A6', ground: '#7F9A6B' },
  road: { sky: '#D8DFE4', sun: '#EBC894', far: '#A7B8A4', near: '#86A07C', ground: '#5A6168' },
  pool: { sky: '#E4EEF2', sun: '#F7D08F', far: '#BFD6DE', near: '#9CC3D0', ground: '#3F93B4' },
};
const foregrounds: Record<DemoImage, string> = {
  vineyard: Array.from(
    { length: 15 },
    (_, row) => `<path d="M640 400L${-700 + row * 190} 675h100z" fill="${row % 2 ? '#5E7F4B' : '#7C9A57'}"/>`,
  ).join(''),
  train:
    '<path d="M0 520h1200v12H0z" fill="#4A4F52"/><rect x="180" y="400" width="760" height="112" rx="26" fill="#B4472B"/><path d="M220 425h90v42h-90zm120 0h90v42h-90zm120 0h90v42h-90zm120 0h90v42h-90zm120 0h90v42h-90z" fill="#E8EEF1"/>',
  canal: '<path d="M0 470C300 440 820 500 1200 455V560C820 600 300 545 0 585z" fill="#8FB6CC"/>',
  market:
    '<path d="M140 420h240v-60l-120-50-120 50zM480 420h240v-60l-120-50-120 50zM820 420h240v-60l-120-50-120 50z" fill="#C6402E"/><path d="M160 420h200v130H160zm340 0h200v130H500zm340 0h200v130H840z" fill="#F6EFE4"/>',
  campus:
    '<rect x="220" y="280" width="760" height="230" fill="#E9E4DA"/><path d="M200 280 600 190l400 90z" fill="#9F4325"/><path d="M260 320h60v80h-60zm120 0h60v80h-60zm120 0h60v80h-60zm120 0h60v80h-60zm120 0h60v80h-60zm120 0h60v80h-60z" fill="#4C5D6D"/>',
  road: '<path d="M560 420h80l260 255H300z" fill="#3E444A"/><path d="M594 440h12l10 60h-32zm-14 90h40l14 70h-68z" fill="#F2EFE8"/>',
  pool: '<path d="M80 480h1040l80 195H0z" fill="#5FB3D1"/><path d="M60 520h1080M40 570h1120M20 625h1160" stroke="#E9F4F8" stroke-width="6" stroke-dasharray="40 26"/>',
};

/** A landscape of 1200 by 675, as SVG. */
export function demoImage(kind: DemoImage): string {
  const { sky, sun, far, near, ground } = palettes[kind];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675" width="1200" height="675"><rect width="1200" height="675" fill="${sky}"/><circle cx="250" cy="130" r="58" fill="${sun}"/><path fill="${far}" d="M0 300C200 230 380 250 560 285S960 210 1200 270V675H0z"/><path fill="${near}" d="M0 360C260 300 480 340 700 335S1040 300 1200 340V675H0z"/><path fill="${ground}" d="M0 430C300 380 760 380 1200 425V675H0z"/>${foregrounds[kind]}</svg>`;
}

export const demoAlts: Record<DemoImage, string> = {
  vineyard: 'Rangs de vigne sur un coteau, sous un ciel d’été',
  train: 'Un train régional rouge devant des collines',
  canal: 'Un canal au milieu des champs, vu de la berge',
  market: 'Trois étals de marché aux toits rouges',
  campus: 'Le bâtiment principal d’un campus, au toit de brique',
  road: 'Une route droite entre des champs, au matin',
  pool: 'Le grand bassin d’une piscine, avec ses lignes d’eau',
};

export const demoNames: Record<DemoImage, string> = {
  vineyard: 'Coteau de vigne.jpg',
  train: 'TER en hiver.jpg',
  canal: 'Chantier du canal.jpg',
  market: 'Marché de Noël.jpg',
  campus: 'Campus.jpg',
  road: 'Route de Roye.jpg',
  pool: 'Grand bassin.jpg',
};
