export { namedPlaces } from './places.name.ts';
