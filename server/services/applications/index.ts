export { type ApplicationsService, accepted, createApplications } from './applications.ts';
export { judge, judgeUnfinished } from './judge.ts';
export { type Application, createSubmit, type EnteredApplication, type Submit } from './submit.ts';
export { createTrack, type TrackService } from './track.ts';
