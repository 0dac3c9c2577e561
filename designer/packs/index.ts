/** 模板包: the gallery and the way from a pack to one's own design. */
export { CloneWizard } from './clone-wizard.tsx';
export { PackGallery } from './gallery.tsx';
export { SettingInput, SettingsEditor } from './settings-editor.tsx';
