"""Remembers: the only place with SQL or duckdb.

A writing flow holds the lock, opens the live database for a stage, and closes it again:

    with lock.hold(path, now):                                   # storage.lock: for the whole run
        with open_live(path) as store:                           # storage.database: migrated, TimeZone UTC
            sync_feeds(store, feeds, now)                        # storage.feed
            due = due_feeds(store, now)                          # -> list[FeedState]
        ... poll ...
        with open_live(path) as store:
            record_polls(store, polls, entries, drops, now)      # -> Listed(new, changed, known, dropped)
            due = pages_due(store, now, refetch_hours, limit)    # storage.entry -> [PageDue(entry, feed, document)]
        ... fetch, archive.flush() ...
            record_documents(store, documents, drops, unchanged_entry_ids, now, from_feed_drops)  # storage.document
            documents_to_read(store, limit)                      # storage.article -> [ToRead(entry, feed, document)]
            record_articles(store, [Found(entry_id, document_id, article)], drops, now)
            articles_to_understand(store, limit)                 # -> [Article]
            record_readings(store, readings, drops, extractor_version, run_id, now)  # storage.reading
        publish(path, snapshot)                                  # storage.snapshot: with the database closed

Every record_* writes its batch in one transaction and may be repeated: the second time changes nothing.
"""
