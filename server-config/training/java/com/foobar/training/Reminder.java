package com.foobar.training;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedExecutorService;

/** A timer, and work that is done beside the requests. */
@Singleton
@Startup
public class Reminder {
  @Resource private ManagedExecutorService executor;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void remind() {
    executor.submit(() -> {});
  }
}
