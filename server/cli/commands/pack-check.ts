import { checkDesign } from '#runtime/check';
import { bodyOfPack } from '#templates/schema';
import { both, type Command } from '../command.ts';
import { findingText, isError } from '../findings.ts';
import { packAt } from '../pack/load.ts';

export const packCheck: Command = {
  name: 'pack check',
  usage: 'DIR [--json]',
  about: {
    zh: '检查一个模板包的格式、流程、表单和决策表',
    en: 'Checks a pack: format, drawing, forms, decisions',
  },
  takes: 1,
  options: { json: { type: 'boolean' } },
  async run({ positionals: [folder = ''], values }, io) {
    const pack = await packAt(io, folder);
    const body = bodyOfPack(pack);
    // A pack comes unbound: that somebody holds each role is asked when it is published.
    const roles = Object.fromEntries(body.roleSpecs.map(({ key }) => [key, { unit: key, role: key }]));
    const findings = await checkDesign({ ...body, roles });
    const { id, version } = pack.file;
    const failed = findings.some(isError);
    if (values.json) io.out(JSON.stringify({ pack: id, version, ok: !failed, findings }, undefined, 2));
    else if (findings.length > 0) io.out(findings.map((finding) => findingText(finding, id)).join('\n'));
    else
      io.out(
        both({ zh: `模板包 ${id} ${version} 没有发现问题。`, en: `Pack ${id} ${version} has no findings.` }),
      );
    return failed ? 1 : 0;
  },
};
