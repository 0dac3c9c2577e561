export { type Rating, rate, ratingOf } from './ratings.ts';
