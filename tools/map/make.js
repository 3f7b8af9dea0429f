// Makes data/maps/world.txt: the land of today's states as outlines, in tenths of a degree.
// Usage: npm ci; node make.js > ../../data/maps/world.txt
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const iso = require('i18n-iso-countries');
const coarse = require('world-atlas/countries-110m.json'), fine = require('world-atlas/countries-50m.json');

// Three lands of the atlas have no ISO number: Kosovo by its usual code, the others by the state that is recognised there.
const unnumbered = { Kosovo: 'XKX', 'N. Cyprus': 'CYP', Somaliland: 'SOM' };
const keyOf = land => land.id ? iso.numericToAlpha3(land.id) : unnumbered[land.properties.name];

function arcsOf(atlas) {
  const { scale, translate } = atlas.transform;
  return atlas.arcs.map(arc => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [Math.round(((x += dx) * scale[0] + translate[0]) * 10), Math.round(((y += dy) * scale[1] + translate[1]) * 10)]);
  });
}

function ringsOf(land, arcs, least = 4) {
  const polygons = land.type === 'Polygon' ? [land.arcs] : land.type === 'MultiPolygon' ? land.arcs : [];
  return polygons.flat().map(ring => {
    const points = [];
    for (const number of ring) {
      const arc = number < 0 ? arcs[~number].toReversed() : arcs[number];
      points.push(...(points.length ? arc.slice(1) : arc).map(point => [...point]));
    }
    // The map is cut at 169 degrees west, where no land is: what goes over the 180th meridian stays in one piece.
    for (let i = 1, turn = 0; i < points.length; i++) {
      const step = points[i][0] + turn - points[i - 1][0];
      if (Math.abs(step) > 1800) turn -= Math.sign(step) * 3600;
      points[i] = [points[i][0] + turn, points[i][1]];
    }
    const middle = points.reduce((sum, [x]) => sum + x, 0) / points.length, shift = middle < -1690 ? 3600 : middle > 1910 ? -3600 : 0;
    points.forEach(point => { point[0] += shift; });
    const distinct = points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);
    return distinct;
  }).filter(ring => ring.length >= least);
}

const area = ring => Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - y * ring[(i + 1) % ring.length][0], 0)) / 2;

const lands = new Map();
const coarseArcs = arcsOf(coarse);
for (const land of coarse.objects.countries.geometries) {
  const key = keyOf(land);
  if (!key || key === 'ATA') continue;
  lands.set(key, [...(lands.get(key) ?? []), ...ringsOf(land, coarseArcs)]);
}
// Natural Earth draws who holds a land. Crimea is drawn with Ukraine here, as the UN General Assembly has it (resolution 68/262).
const isCrimea = ring => ring.every(([x, y]) => x > 320 && x < 370 && y > 440 && y < 465);
lands.set('UKR', [...lands.get('UKR'), ...lands.get('RUS').filter(isCrimea)]);
lands.set('RUS', lands.get('RUS').filter(ring => !isCrimea(ring)));

const places = new Map();
const fineArcs = arcsOf(fine);
for (const land of fine.objects.countries.geometries) {
  const key = keyOf(land);
  if (!key || lands.has(key) || key === 'ATA') continue;
  const ring = ringsOf(land, fineArcs, 1).sort((a, b) => area(b) - area(a))[0];
  if (ring) places.set(key, [0, 1].map(i => Math.round(ring.reduce((sum, p) => sum + p[i], 0) / ring.length)));
}

console.log('# The land of today\'s states, drawn coarsely: key (ISO 3166-1 alpha-3; XKX Kosovo), outlines. Made by tools/map out of world-atlas 2.0.2 (ISC),');
console.log('# which is made of Natural Earth 4.1 (public domain), 1:110 million; states too small for it are one point, out of 1:50 million.');
console.log('# Natural Earth draws who holds a land; Crimea is drawn with Ukraine (UN General Assembly resolution 68/262).');
console.log('# An outline: longitude and latitude of its first point in tenths of a degree, then the steps to the others; ";" between outlines. A point: @.');
for (const [key, rings] of [...lands].sort(([a], [b]) => a < b ? -1 : 1))
  console.log(`${key}\t${rings.map(ring => ring.map(([x, y], i) => i === 0 ? `${x} ${y}` : `${x - ring[i - 1][0]} ${y - ring[i - 1][1]}`).join(' ')).join(';')}`);
for (const [key, [x, y]] of [...places].sort(([a], [b]) => a < b ? -1 : 1)) console.log(`${key}\t@${x} ${y}`);
