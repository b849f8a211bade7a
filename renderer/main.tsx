import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'antd/dist/antd.css';
import './look/look.css';
import './look/print.css';
import { App } from './shell/app.tsx';
import { watchSession } from './state/session.ts';

const place = document.getElementById('desk');
if (place) {
  watchSession();
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
