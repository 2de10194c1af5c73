package com.foobar.stack.command;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;

/** Of a command: what it changes, and so whether it belongs into the history, and whose. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Changes {
  What value();

  /** With one of these options it changes nothing. */
  String[] unless() default {};

  /** Whether it may be the first command, which makes the folder of all that the stack has. */
  boolean beginsTheStack() default false;

  enum What {
    NOTHING {
      @Override
      List<Host> hosts(Inventory inventory) {
        return List.of();
      }
    },
    ALL_HOSTS {
      @Override
      List<Host> hosts(Inventory inventory) {
        return inventory.hosts();
      }
    },
    /** And the balancers, which send visitors elsewhere meanwhile. */
    SERVERS {
      @Override
      List<Host> hosts(Inventory inventory) {
        return Stream.of(
                inventory.balancers(), inventory.webServers(), inventory.applicationServers())
            .flatMap(List::stream)
            .distinct()
            .toList();
      }
    },
    MEMBERS {
      @Override
      List<Host> hosts(Inventory inventory) {
        return inventory.members();
      }
    },
    /** The one that its argument names; where it names none, it may be any. */
    NAMED_HOST {
      @Override
      List<Host> hosts(Inventory inventory) {
        return inventory.hosts();
      }
    };

    abstract List<Host> hosts(Inventory inventory);
  }
}
