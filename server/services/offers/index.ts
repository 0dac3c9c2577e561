export { assertOpen, createOffers, loadOffer, type OffersService, releaseOf } from './offers.ts';
