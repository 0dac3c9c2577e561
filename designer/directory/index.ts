/** Screens of those who administer: set-up, directory, and the street's own settings. */
export { DirectoryScreen } from './directory-screen.tsx';
export { SettingsScreen } from './settings-screen.tsx';
export { SetupWizard } from './setup/wizard.tsx';
