import type { Rule } from '../types.ts';
import { finding, text } from '../words.ts';

const PREFIX = /^[A-Z][A-Z0-9]{0,7}$/;

export const servicePageIncomplete: Rule = {
  name: 'service-page-incomplete',
  asks: text('服务页面是否有标题和编号前缀', 'Has the service page a title and a number prefix?'),
  check({ body }) {
    const found = [];
    if (body.page.title.trim() === '') {
      found.push(
        finding(
          this.name,
          undefined,
          text(
            '服务页面没有标题，居民看不出这是什么事项。',
            'The service page has no title: residents cannot tell what it is.',
          ),
          text('在“服务页面”里填写标题。', 'Enter a title under “service page”.'),
        ),
      );
    }
    if (!PREFIX.test(body.page.prefix)) {
      found.push(
        finding(
          this.name,
          undefined,
          text('办件编号的前缀缺少或写错了。', 'The prefix of case numbers is missing or malformed.'),
          text(
            '填写 1 到 8 个大写字母或数字，以字母开头，例如 CS。',
            'Enter 1 to 8 capital letters or digits that begin with a letter, e.g. CS.',
          ),
        ),
      );
    }
    return found;
  },
};
