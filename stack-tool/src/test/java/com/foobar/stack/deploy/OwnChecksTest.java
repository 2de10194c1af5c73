package com.foobar.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.service.wildfly.HealthChecks;
import com.foobar.stack.service.wildfly.HealthChecks.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnChecksTest {
  private static final HealthChecks UNHEARD = new HealthChecks(false, List.of());
  private static final Check DB = new Check("db", true, "");
  private static final Check DB_DOWN = new Check("db", false, "");
  private static final Check MAIL_DOWN = new Check("mail", false, "");

  @TempDir private Path folder;

  private CheckOwners owners;

  @BeforeEach
  void begin() {
    owners =
        new CheckOwners(
            new Layout(folder, folder, folder),
            new Host("server-1", "127.0.0.1", Role.SERVER, "", Optional.empty()));
    owners.learn("shop.war", Set.of("db"));
  }

  private OwnChecks deploying(boolean replaces, HealthChecks before) {
    return new OwnChecks("new.war", owners, replaces, before);
  }

  private static HealthChecks said(Check... checks) {
    return new HealthChecks(true, List.of(checks));
  }

  @Test
  void whatComesWithItHasToPass() {
    OwnChecks own = deploying(false, said(DB));

    assertThat(own.notReady(said(DB, MAIL_DOWN)))
        .hasValue("new.war is not ready here: the check mail is DOWN");
    own.learn(said(DB, new Check("mail", true, "")));
    assertThat(owners.of("new.war")).containsExactly("mail");
  }

  @Test
  void whatFailedBeforeIsNotIts() {
    assertThat(deploying(false, said(DB_DOWN, MAIL_DOWN)).notReady(said(DB_DOWN, MAIL_DOWN)))
        .isEmpty();
    assertThat(deploying(true, said(DB_DOWN)).notReady(said(DB_DOWN))).isEmpty();
  }

  @Test
  void aCheckOfANameThatAnotherHasIsItsToo() {
    OwnChecks own = deploying(false, said(DB_DOWN));

    assertThat(own.notReady(said(DB, DB_DOWN))).isEmpty();
    assertThat(deploying(false, said(DB)).notReady(said(DB, DB_DOWN))).isPresent();
    own.learn(said(DB, DB_DOWN));

    assertThat(owners.ownersOf("db")).containsExactly("new.war", "shop.war");
    assertThat(owners.ofOthers("new.war", Set.of("db"))).isEmpty();
  }

  /** A check that hangs or breaks lets no other one be heard. */
  @Test
  void whoeverSilencesAllIsFoundByWhenItBegan() {
    assertThat(deploying(false, said()).notReady(UNHEARD))
        .hasValueSatisfying(reason -> assertThat(reason).contains("since new.war is there"));
    assertThat(deploying(false, UNHEARD).notReady(UNHEARD)).isEmpty();
    assertThat(deploying(false, UNHEARD).notReady(said(DB_DOWN))).isEmpty();
    assertThat(deploying(false, UNHEARD).notReady(said(MAIL_DOWN))).isPresent();
  }
}
