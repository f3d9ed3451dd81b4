/**
 * Starts the page in the browser.
 */
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles/tokens.css';
import './styles/base.css';

const root = document.getElementById('page');
if (root !== null) createRoot(root).render(<App />);
