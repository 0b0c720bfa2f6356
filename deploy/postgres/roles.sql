-- The roles of an installation with least privilege, for a new cluster: the owner of the schema runs
-- migrations; the API's login can use the tables but owns none of them; the worker's login can also use
-- Graphile Worker's own tables. Change the passwords.
create role kontor_app nologin nosuperuser nobypassrls;
create role kontor_worker nologin nosuperuser nobypassrls;
create role kontor_api login password 'kontor' in role kontor_app;
create role kontor_jobs login password 'kontor' in role kontor_app, kontor_worker;
