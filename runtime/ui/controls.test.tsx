import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Button, Due, DueBadge, ErrorSummary, Masked, MenuButton, RatingText, Tabs } from './index.ts';

const draw = renderToStaticMarkup;
const nothing = () => undefined;

describe('controls without colour', () => {
  it('say how a deadline stands by shape and word', () => {
    expect(draw(<DueBadge state="soon" />)).toContain('◐</span> 将到期');
    expect(draw(<DueBadge state="late" detail="3 小时" />)).toContain('■</span> 已超期');
    expect(draw(<DueBadge state="none" />)).toBe('');
  });

  it('say beside a due time that its year has no holidays yet', () => {
    const day = '2027-01-05T09:30:00.000Z';
    expect(draw(<Due at={day} mayMove />)).toContain('2027 年的节假日还没有录入，这个日期可能会变。');
    expect(draw(<Due at={day} />)).not.toContain('节假日');
  });

  it('say a rating in words', () => {
    expect(draw(<RatingText level={2} />)).toContain('不满意');
  });

  it('link each error to its field and take the focus', () => {
    const html = draw(
      <ErrorSummary errors={[{ target: 'f-phone', message: '手机号少一位，请输入 11 位数字' }]} />,
    );
    expect(html).toContain('role="alert" tabindex="-1"');
    expect(html).toContain('<a href="#f-phone">手机号少一位，请输入 11 位数字</a>');
    expect(html).toContain('有 1 处需要改一下');
    expect(draw(<ErrorSummary errors={[]} />)).toBe('');
  });

  it('tell of work under way without losing the focus', () => {
    const html = draw(
      <Button kind="primary" busy onClick={nothing}>
        提交申请
      </Button>,
    );
    expect(html).toContain('aria-disabled="true"');
    expect(html).not.toContain(' disabled');
  });

  it('follow the ARIA patterns of tabs and menus', () => {
    const tabs = [
      { key: 'form', label: '表单', render: () => '甲' },
      { key: 'log', label: '时间线', render: () => '乙' },
    ];
    const html = draw(<Tabs label="办件" tabs={tabs} current="log" onChange={nothing} />);
    expect(html.match(/role="tab"/g)).toHaveLength(2);
    expect(html).toContain('aria-selected="true"');
    expect(html).toContain('乙');
    expect(html).not.toContain('甲');
    expect(draw(<MenuButton label="更多" items={[]} />)).toContain(
      'aria-haspopup="menu" aria-expanded="false"',
    );
  });

  it('show no more of a masked value than came', () => {
    expect(draw(<Masked masked="139****0001" />)).not.toContain('button');
    expect(draw(<Masked masked="139****0001" reveal={async () => ''} />)).toContain('查看完整内容');
  });
});
