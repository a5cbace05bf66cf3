-- An act is carried out once for its key, which is the subject of its event.
CREATE UNIQUE INDEX event_of_key ON event (fund, subject) WHERE kind = 'act';
