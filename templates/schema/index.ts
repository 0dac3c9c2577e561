export { loadPack, loadPacks } from './loader.ts';
export { checkSetting, mergeSettings, type SettingProblem } from './settings.ts';
export { packJsonSchema, packShape, pageShape, roleShape, settingShape } from './shape.ts';
export * from './types.ts';
export { PACK_LIMITS, PACK_STEPS, type PackFiles, validatePack } from './validate.ts';
