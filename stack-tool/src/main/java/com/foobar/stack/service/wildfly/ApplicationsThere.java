package com.foobar.stack.service.wildfly;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.service.Answer;
import com.foobar.stack.service.wildfly.HttpManagement.Deployed;
import java.util.Map;
import java.util.Optional;

/** What is known of the applications that belong on every server, for whoever asks a server. */
public interface ApplicationsThere {
  /** Which of them are not ready on the server by these checks, if any. */
  Optional<String> notReady(Host server, HealthChecks checks);

  /** Whether exactly those are there that belong there. */
  Answer judge(Map<String, Deployed> deployed);
}
