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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckOwnersTest {
  private static final Host SERVER =
      new Host("server-1", "127.0.0.1", Role.SERVER, "", Optional.empty());

  @TempDir private Path folder;

  @Test
  void whatCameWithAnApplicationIsItsOwnUntilItGoes() {
    CheckOwners owners = new CheckOwners(new Layout(folder, folder, folder), SERVER);
    assertThat(owners.ownersOf("stock")).isEmpty();

    owners.learn("shop.war", Set.of("stock", "mail"));
    owners.learn("quiet.war", Set.of());

    assertThat(owners.ownersOf("stock")).containsExactly("shop.war");
    assertThat(owners.ofOthers("quiet.war", Set.of("stock", "unheard-of")))
        .containsExactly("stock");
    assertThat(owners.ofOthers("shop.war", Set.of("stock", "unheard-of"))).isEmpty();

    owners.forget("shop.war");
    assertThat(owners.ownersOf("stock")).isEmpty();
  }

  @Test
  void eachApplicationThatIsNotReadyIsNamed() {
    CheckOwners owners = new CheckOwners(new Layout(folder, folder, folder), SERVER);
    owners.learn("shop.war", Set.of("stock", "mail"));
    owners.learn("guestbook.war", Set.of("pages", "db"));
    owners.learn("diary.war", Set.of("db"));

    assertThat(owners.notReady(new HealthChecks(true, List.of(new Check("stock", true, "")))))
        .isEmpty();
    assertThat(
            owners.notReady(
                new HealthChecks(
                    true,
                    List.of(
                        new Check("stock", false, "{\"left\":0}"),
                        new Check("pages", false, ""),
                        new Check("unheard-of", false, ""),
                        new Check("db", false, ""),
                        new Check("mail", false, "")))))
        .hasValue(
            "an application is not ready here: the check unheard-of is DOWN, diary.war or"
                + " guestbook.war is not ready here: the check db is DOWN, guestbook.war is not"
                + " ready here: the check pages is DOWN, shop.war is not ready here: the check"
                + " stock is DOWN {\"left\":0}, the check mail is DOWN");
  }
}
