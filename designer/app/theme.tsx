import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { useLocale } from '#runtime/ui';

/** antd computes shades from raw values, so it gets what the tokens come to on this page. */
function tokens() {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    colorPrimary: value('primary'),
    colorInfo: value('primary'),
    colorLink: value('primary'),
    colorLinkHover: value('primary-hover'),
    colorPrimaryBg: value('primary-tint'),
    colorInfoBg: value('primary-tint'),
    colorErrorBg: value('late-tint'),
    colorWarningBg: value('soon-tint'),
    colorSuccessBg: value('ok-tint'),
    colorError: value('late'),
    colorWarning: value('soon'),
    colorSuccess: value('ok'),
    colorText: value('ink'),
    colorTextSecondary: value('ink-soft'),
    colorTextTertiary: value('ink-hint'),
    colorTextPlaceholder: value('ink-hint'),
    colorTextQuaternary: value('ink-hint'),
    colorBorder: value('border'),
    colorSplit: value('line'),
    colorBorderSecondary: value('line'),
    colorBgContainer: value('paper'),
    colorBgLayout: value('ground'),
    borderRadius: Number.parseInt(value('radius'), 10),
    borderRadiusLG: Number.parseInt(value('radius-card'), 10),
    boxShadowSecondary: value('shadow'),
    fontFamily: value('font'),
    fontSize: 14,
    controlHeight: 32,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.12s',
  };
}

/** antd in our colours and in the language of the page. */
export function Theme({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const theme = useMemo(() => ({ token: tokens(), components: { Button: { primaryShadow: 'none' } } }), []);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return (
    <ConfigProvider
      locale={locale === 'zh' ? zhCN : enUS}
      theme={still ? { ...theme, token: { ...theme.token, motion: false } } : theme}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
