package com.foobar.bench.price;

import com.foobar.bench.beside.LoadBalancer;
import com.foobar.bench.price.PageCost.Page;
import com.foobar.bench.price.PageCost.Way;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import java.util.List;

/** What a request costs by our edge beside what it costs by the balancer that WildFly brings. */
record ModCluster() implements Price {
  private static final String BALANCER = "modcluster";

  @Override
  public String name() {
    return "modcluster";
  }

  @Override
  public String title() {
    return "A request through the edge (HAProxy, Nginx) ÷ through WildFly's own load balancer, to the same WildFlys";
  }

  @Override
  public String counted() {
    return """
        %s Through the edge, or through a WildFly of the same version as its makers ship it, with its \
        standalone-load-balancer.xml (Undertow's mod_cluster filter), in a JVM with the options and the heap of the stack's. \
        It is told of the servers by what their mod_cluster subsystem would send, since loopback has no multicast, and speaks \
        HTTP/2 with them, as it is shipped. It does not log requests, serve files, share answers, or tell reads from writes, \
        as the edge does.\
        """
        .formatted(PageCost.counted(Page.SESSION));
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.ratio("requests per CPU-second", "perCpuSecond"),
        Row.ratio("p50", "p50"),
        Row.of("through the edge", Way.EDGE.name(), "perCpuSecond", "/CPU-s"),
        Row.of("through mod_cluster", BALANCER, "perCpuSecond", "/CPU-s"),
        Row.of("CPU of HAProxy and Nginx", Way.EDGE.name(), "cpu.way", "ms"),
        Row.of("CPU of mod_cluster", BALANCER, "cpu.mod_cluster", "ms"),
        Row.of("CPU of the WildFlys behind the edge", Way.EDGE.name(), "cpu.wildfly", "ms"),
        Row.of("CPU of the WildFlys behind mod_cluster", BALANCER, "cpu.wildfly", "ms"));
  }

  @Override
  public Sides open(Stand stand) {
    LoadBalancer balancer = LoadBalancer.start(stand);
    Way through = new Way(BALANCER, stack -> List.of(balancer.url()));
    return Sides.of(
        balancer::close,
        PageCost.side(stand, Way.EDGE, Page.SESSION),
        PageCost.side(stand, through, Page.SESSION));
  }
}
