import '../ui/tokens.css';
import '../ui/base.css';
import './workbench.css';
import { createRoot } from 'react-dom/client';
import { loadSession, startElder, startRouter } from '#runtime/ui';
import { App } from './app.tsx';

document.documentElement.dataset.theme = 'system';
startElder();
startRouter('/work/');
void loadSession();
const root = document.getElementById('app');
if (root) createRoot(root).render(<App />);
