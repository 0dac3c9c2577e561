import { defineTexts, useTexts } from '#runtime/ui';
import { DecisionsPart } from './decisions-part.tsx';
import { RolesPart } from './roles-part.tsx';
import { useSections } from './section.ts';
import { SettingsPart } from './settings-part.tsx';

const words = defineTexts({
  title: ['设置', 'Settings'],
  lead: [
    '每个街道不一样的数字和人，放在这里，不写死在图里。',
    'What differs from street to street stands here, not in the drawing.',
  ],
});

/** 设置: numbers that differ from place to place, and who holds the roles of the process. */
export function SettingsTab() {
  useSections('settings');
  const say = useTexts(words);
  return (
    <div className="page form-page">
      <h2>{say('title')}</h2>
      <p className="hint">{say('lead')}</p>
      <RolesPart />
      <SettingsPart />
      <DecisionsPart />
    </div>
  );
}
