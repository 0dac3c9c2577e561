import '../ui/tokens.css';
import '../ui/base.css';
import './portal.css';
import { createRoot } from 'react-dom/client';
import { loadSession, startElder, startRouter } from '#runtime/ui';
import { App } from './app.tsx';

startElder();
startRouter('/');
void loadSession();
const root = document.getElementById('app');
if (root) createRoot(root).render(<App />);
