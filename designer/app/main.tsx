import { createRoot } from 'react-dom/client';
import '../../runtime/ui/tokens.css';
import './app.css';
import { App } from './app.tsx';

const place = document.getElementById('app');
if (!place) throw new Error('Expected an element with id "app", but there is none.');
createRoot(place).render(<App />);
