package org.example.guestbook;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;

/** What applications do with their tables inside a transaction, and XA does not allow. */
@WebServlet("/tables")
public class TablesServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Resource private transient DataSource defaultDataSource;
  @Resource private transient UserTransaction transaction;

  /**
   * Answers with the number of rows that came through a temporary table into a new one, which is
   * then called by a name in other letters, as with other databases.
   */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try {
      transaction.begin();
      try (Connection connection = defaultDataSource.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("DROP TABLE IF EXISTS guestbook_archive");
        statement.execute("CREATE TABLE guestbook_archive (id INT PRIMARY KEY)");
        statement.execute("TRUNCATE TABLE guestbook_archive");
        statement.execute("CREATE TEMPORARY TABLE guestbook_pages (id INT PRIMARY KEY)");
        statement.execute("INSERT INTO guestbook_pages VALUES (1), (2), (3)");
        statement.execute("INSERT INTO guestbook_archive SELECT id FROM guestbook_pages");
        statement.execute("DROP TEMPORARY TABLE guestbook_pages");
      }
      transaction.commit();
      try (Connection connection = defaultDataSource.getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM GUESTBOOK_Archive")) {
        rows.next();
        response.setContentType("text/plain");
        response.getWriter().print(rows.getInt(1));
      }
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
