import { Tabs } from 'antd';
import './directory.css';
import { defineTexts, useTexts } from '#runtime/ui';
import { ImportPeople } from './import-people.tsx';
import { People } from './people.tsx';
import { Posts } from './posts.tsx';
import { Units } from './units.tsx';

const words = defineTexts({
  title: ['组织目录', 'Directory'],
  people: ['人员', 'People'],
  posts: ['岗位', 'Posts'],
  units: ['单位', 'Units'],
  import: ['表格导入', 'Import'],
});

/** 组织目录: units, posts and people. */
export function DirectoryScreen() {
  const say = useTexts(words);
  return (
    <main className="page directory">
      <h1>{say('title')}</h1>
      <Tabs
        destroyOnHidden
        items={[
          { key: 'people', label: say('people'), children: <People /> },
          { key: 'posts', label: say('posts'), children: <Posts /> },
          { key: 'units', label: say('units'), children: <Units /> },
          { key: 'import', label: say('import'), children: <ImportPeople /> },
        ]}
      />
    </main>
  );
}
