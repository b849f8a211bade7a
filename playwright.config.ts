import { defineConfig } from '@playwright/test';
import { findBrowser } from './shared/host/loopback/browser.node.ts';

export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.journey.ts',
  // A journey waits as much as it works; two keep two cores busy. Each has a profile, a host and a platform of its own.
  workers: 2,
  fullyParallel: true,
  // A machine that is busy with others now and then misses a wait. What passes only the second time is told as flaky.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'line',
  outputDir: 'test-results',
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // As an officer who asked her system for less movement: nothing is clicked while it still slides in. `main-job` keeps it.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: findBrowser() ?? 'chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking'],
    },
  },
});
