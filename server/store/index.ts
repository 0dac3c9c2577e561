export { arm, type PointName, point, pointNames } from './points.ts';
export * from './port.ts';
