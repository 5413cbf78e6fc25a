-- Views for the usual questions.

-- Each initiative once, in its latest version.
CREATE VIEW latest_initiatives AS
SELECT initiatives.*, initiative_index.versions, initiative_index.cluster_id
FROM initiative_index
JOIN initiatives USING (initiative_id, document_id);

-- What should be done by now and is not.
CREATE VIEW overdue_initiatives AS
SELECT municipality_name, title, status, deadline_text, deadline_end, responsible, initiative_id, document_id
FROM latest_initiatives
WHERE deadline_end < (SELECT as_of FROM run) AND status NOT IN ('completed', 'implemented', 'cancelled', 'ongoing')
ORDER BY deadline_end, municipality_name, title;

-- What is due in the twelve months after the date of the run.
CREATE VIEW coming_deadlines AS
SELECT municipality_name, title, status, deadline_text, deadline_end, responsible, initiative_id, document_id
FROM latest_initiatives
WHERE deadline_end BETWEEN (SELECT as_of FROM run) AND (SELECT date(as_of, '+12 months') FROM run)
ORDER BY deadline_end, municipality_name, title;

-- How far the initiatives of each municipality have come.
CREATE VIEW status_by_municipality AS
SELECT municipality_code, municipality_name, status, count(*) AS initiatives
FROM latest_initiatives
GROUP BY municipality_code, municipality_name, status
ORDER BY municipality_code, status;

-- Initiatives without somebody to answer for them.
CREATE VIEW initiatives_without_responsible AS
SELECT municipality_name, title, status, initiative_id, document_id
FROM latest_initiatives
WHERE responsible IS NULL
ORDER BY municipality_name, title;

-- One row for each theme of an initiative; the first theme is its main one.
CREATE VIEW initiative_themes AS
SELECT initiatives.document_id, initiatives.initiative_id, theme.value AS theme, theme.key = 0 AS is_main
FROM initiatives, json_each(initiatives.themes) AS theme;

-- One row for each role that answers for an initiative.
CREATE VIEW initiative_roles AS
SELECT initiatives.document_id, initiatives.initiative_id, role.value AS role
FROM initiatives, json_each(initiatives.responsible_roles) AS role;

-- One row for each paragraph of law that an initiative names.
CREATE VIEW initiative_laws AS
SELECT initiatives.document_id, initiatives.initiative_id, law.value AS legal_reference
FROM initiatives, json_each(initiatives.legal_references) AS law;

-- The members of each cluster with what they state.
CREATE VIEW cluster_members AS
SELECT comparison_clusters.cluster_id, comparison_clusters.label, latest_initiatives.municipality_name,
  latest_initiatives.title, latest_initiatives.status, latest_initiatives.deadline_end, latest_initiatives.responsible,
  latest_initiatives.initiative_id
FROM comparison_clusters, json_each(comparison_clusters.members) AS member
JOIN latest_initiatives ON latest_initiatives.initiative_id = member.value
ORDER BY comparison_clusters.cluster_id, latest_initiatives.municipality_code;

-- Clusters that the most municipalities have something in.
CREATE VIEW widest_clusters AS
SELECT cluster_id, label, municipality_count, member_count, first_deadline, last_deadline
FROM comparison_clusters
ORDER BY municipality_count DESC, member_count DESC, cluster_id;

-- How the status of an initiative has changed from note to note.
CREATE VIEW status_history AS
SELECT status_updates.initiative_id, status_updates.as_of, status_updates.status, status_updates.status_text,
  documents.title AS document_title, status_updates.document_id
FROM status_updates
JOIN documents USING (document_id)
ORDER BY status_updates.initiative_id, status_updates.as_of;
