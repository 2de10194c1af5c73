package org.example.guestbook;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a guest wrote. */
@Entity
@Table(name = "guestbook_entry")
public class Entry {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String text;

  protected Entry() {}

  public Entry(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
