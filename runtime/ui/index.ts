/** Words, look and small controls that the browser apps share. Styles: tokens.css and base.css beside this file. */
export { Button, type ButtonProps } from './button.tsx';
export { type Cell, cell } from './cell.ts';
export { classes } from './classes.ts';
export { CopyButton } from './copy-button.tsx';
export { Dialog, type DialogProps } from './dialog.tsx';
export { DueBadge } from './due-badge.tsx';
export { ElderSwitch, startElder, useElder } from './elder-switch.tsx';
export { EmptyState } from './empty-state.tsx';
export { ErrorSummary, focusControl, type SummaryError } from './error-summary.tsx';
export { onChange, type StreamState, useChanges, useStreamState } from './events.ts';
export { fieldServices } from './field-services.ts';
export { changeLocale, LanguageSwitch } from './language-switch.tsx';
export { Masked, type MaskedProps } from './masked.tsx';
export { MenuButton, type MenuItem } from './menu-button.tsx';
export { Notice, type NoticeProps } from './notice.tsx';
export { serverNow, setServerTime, useNow } from './now.ts';
export { OfflineBar, useOnline } from './offline-bar.tsx';
export { Pager, type PagerProps } from './pager.tsx';
export { problemCode, problemText } from './problem.ts';
export { RatingText } from './rating-text.tsx';
export { guardLeave, hrefOf, Link, navigate, startRouter, useRoute } from './router.tsx';
export {
  keepLocale,
  loadSession,
  newKey,
  setExtraHeader,
  takeSession,
  theClient,
  useClient,
  useSession,
} from './session.ts';
export { Skeleton } from './skeleton.tsx';
export { type Tab, Tabs, type TabsProps } from './tabs.tsx';
export * from './texts.ts';
export { Ago, At, Due } from './time.tsx';
export { agoText, dateTimeText, dayText, dueText, exactText, leftText } from './times.ts';
export { type Toast, Toasts, toast } from './toast.tsx';
export { type Load, useLoad } from './use-load.ts';
