/** From a checked draft to what residents use: trial, publish, versions, link and QR code, suspend. */
export { ReleasePanel } from './release-panel.tsx';
export { SharePanel } from './share-panel.tsx';
