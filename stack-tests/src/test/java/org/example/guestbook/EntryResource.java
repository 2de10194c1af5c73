package org.example.guestbook;

import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Entries, in the default datasource. */
@RequestScoped
@Path("entries")
@Consumes(MediaType.TEXT_PLAIN)
@Produces(MediaType.APPLICATION_JSON)
public class EntryResource {
  @PersistenceContext private EntityManager entities;

  @POST
  @Transactional
  public void write(String text) {
    entities.persist(new Entry(text));
  }

  @GET
  public List<String> read() {
    return entities.createQuery("select e from Entry e", Entry.class).getResultList().stream()
        .map(Entry::text)
        .toList();
  }
}
