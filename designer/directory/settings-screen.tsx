import { Tabs } from 'antd';
import { useMay } from '#designer/app';
import './directory.css';
import { defineTexts, useTexts } from '#runtime/ui';
import { Audit } from './audit.tsx';
import { CalendarEditor } from './calendar-editor.tsx';
import { DemoClockPanel } from './demo-clock.tsx';
import { SenderForm } from './sender-form.tsx';
import { StreetForm } from './street-form.tsx';

const words = defineTexts({
  title: ['设置', 'Settings'],
  street: ['街道', 'Street'],
  calendar: ['日历', 'Calendar'],
  sender: ['短信发送', 'Messages'],
  audit: ['操作记录', 'Audit'],
  clock: ['演示时钟', 'Demo clock'],
});

/** The street's own settings. */
export function SettingsScreen() {
  const say = useTexts(words);
  const mayAudit = useMay('read-audit');
  return (
    <main className="page directory">
      <h1>{say('title')}</h1>
      <Tabs
        destroyOnHidden
        items={[
          { key: 'street', label: say('street'), children: <StreetForm /> },
          { key: 'calendar', label: say('calendar'), children: <CalendarEditor /> },
          { key: 'sender', label: say('sender'), children: <SenderForm /> },
          ...(mayAudit ? [{ key: 'audit', label: say('audit'), children: <Audit /> }] : []),
          { key: 'clock', label: say('clock'), children: <DemoClockPanel /> },
        ]}
      />
    </main>
  );
}
