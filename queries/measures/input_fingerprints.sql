-- The files that the numbers rest on, each with its hash.
-- one row per: import_id
-- inputs: imports
-- columns:
--   import_id    VARCHAR    the import's identity
--   source       VARCHAR    name of the source in the settings
--   file         VARCHAR    name of the file
--   sha256       VARCHAR    hash of the file's bytes
--   bytes        BIGINT     size of the file
--   preset       VARCHAR    preset used
--   encoding     VARCHAR    encoding found or declared
select import_id, source, file, sha256, bytes, preset, encoding from imports
order by source, file, import_id
