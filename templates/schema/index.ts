export { loadPack, loadPacks } from './loader.ts';
export { mergeSettings, type SettingProblem } from './settings.ts';
export { packJsonSchema, roleShape, settingShape } from './shape.ts';
export * from './types.ts';
export { type PackFiles, validatePack } from './validate.ts';
