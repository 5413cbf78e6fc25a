-- Full-text search. The row ids are those of initiatives. Words are found as written in the text columns, and in any
-- inflection through the column stems: search it with the stem of the word.
CREATE VIRTUAL TABLE initiatives_search USING fts5 (
  title, area, purpose, description, responsible, goal, stems, tokenize = 'unicode61 remove_diacritics 0'
);
